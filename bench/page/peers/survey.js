// A quiz of two pages whose result is calculated from the answers.
import { Model } from 'survey-core';
import 'survey-core/survey-core.fontless.min.css';
import 'survey-js-ui';

const quiz = new Model({
  title: 'Django or Express?',
  showProgressBar: true,
  pages: [
    {
      elements: [
        {
          type: 'radiogroup',
          name: 'language',
          title: 'Which language do you think in?',
          isRequired: true,
          choices: [
            { value: 2, text: 'Python' },
            { value: -2, text: 'JavaScript' },
            { value: 0, text: 'Either' },
          ],
        },
      ],
    },
    {
      elements: [
        {
          type: 'radiogroup',
          name: 'kind',
          title: 'What are you building?',
          isRequired: true,
          choices: [
            { value: 1, text: 'A site with much data and an admin' },
            { value: -1, text: 'An API or a chat' },
            { value: 0, text: 'I do not know yet' },
          ],
        },
      ],
    },
  ],
  calculatedValues: [{ name: 'points', expression: '{language} + {kind}' }],
  completedHtml: '<h4>Either will do</h4>',
  completedHtmlOnCondition: [
    { expression: '{points} > 0', html: '<h4>Django, by {points}</h4>' },
    { expression: '{points} < 0', html: '<h4>Express, by {points}</h4>' },
  ],
});
quiz.render(document.getElementById('survey'));
